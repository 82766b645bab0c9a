/** Every icon of the interface, imported by name from one place, so that only these are in the bundle. */
export {
  BookOpenText,
  CircleCheck,
  CircleDashed,
  Coins,
  Database,
  Download,
  Ellipsis,
  Funnel,
  Grid3x3,
  Info,
  Link,
  OctagonAlert,
  Plus,
  Target,
  TriangleAlert,
  X,
} from 'lucide-react';
