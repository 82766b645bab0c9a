/** Every icon of the interface, imported by name from one place, so that only these are in the bundle. */
export {
  CircleCheck,
  CircleDashed,
  Database,
  Download,
  Ellipsis,
  Grid3x3,
  Info,
  Link,
  OctagonAlert,
  Plus,
  Target,
  TriangleAlert,
  X,
} from 'lucide-react';
