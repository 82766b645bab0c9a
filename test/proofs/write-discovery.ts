import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { discoveryPage, type DiscoveryCalibration } from './discovery-page';
import { type PlantedRow, studyPlanted } from './discovery-planted';
import { recallPlot } from './discovery-plot';
import { type NoiseRow, studyNoise } from './discovery-study';

const SEED = 20_260_131;
const SIZES = [500, 1_000, 2_000, 5_000, 10_000, 20_000] as const;
const POINTS = [0.1, 0.15, 0.2] as const;
/** Dealings for the line of chance, in each company of noise. */
const DRAWS = 100;

/** Studies about so many companies of pure noise, and as many of each size again for each size of what is planted. */
function calibrate(companies: number, say: (line: string) => void): DiscoveryCalibration {
  const each = Math.ceil(companies / SIZES.length);
  const noise = SIZES.map((deals): NoiseRow => {
    say(`pure noise, ${deals} deals`);
    return studyNoise({ deals, companies: each, draws: DRAWS, seed: SEED + deals });
  });
  const planted = SIZES.flatMap((deals) =>
    POINTS.map((points): PlantedRow => {
      say(`${points} planted, ${deals} deals`);
      return studyPlanted({ deals, points, companies: each, seed: SEED - deals });
    }),
  );
  return { noise, planted, draws: DRAWS };
}

/** Writes docs/discovery-calibration.md and its plot into a folder. */
export function write(folder: string, companies: number, _drawn: number, say: (line: string) => void): void {
  const found = calibrate(companies, say);
  writeFileSync(join(folder, 'discovery-calibration.md'), discoveryPage(found));
  writeFileSync(join(folder, 'discovery-recall.svg'), recallPlot(found.planted));
}
