import type { Locale } from '../../i18n/locale.ts';
import type { TrackStatistics } from './track-statistics.ts';

/** What of a track is listed, in this order; each has its label in the catalogues. */
export type StatisticsLabel =
  | 'codec'
  | 'resolution'
  | 'frameRate'
  | 'bitrate'
  | 'packetLoss'
  | 'jitter'
  | 'roundTrip';

export type StatisticsValue = { label: StatisticsLabel; value: string };

const whole = { maximumFractionDigits: 0 };

/** A track's numbers as people of that language write them; sound has no resolution and no frames. */
export function statisticsValues(
  statistics: TrackStatistics,
  kind: 'microphone' | 'camera',
  locale: Locale,
): StatisticsValue[] {
  const write = (value: number | null, options: Intl.NumberFormatOptions): string =>
    value === null ? '–' : new Intl.NumberFormat(locale, options).format(value);
  const milliseconds = (value: number | null): string =>
    write(value, { style: 'unit', unit: 'millisecond', ...whole });
  const { size, bitsPerSecond } = statistics;
  const picture: StatisticsValue[] = [
    { label: 'resolution', value: size === null ? '–' : `${size.width} × ${size.height}` },
    { label: 'frameRate', value: write(statistics.framesPerSecond, whole) },
  ];
  return [
    { label: 'codec', value: statistics.codec ?? '–' },
    ...(kind === 'camera' ? picture : []),
    {
      label: 'bitrate',
      value: bitsPerSecond === null ? '–' : `${write(bitsPerSecond / 1000, whole)} kbit/s`,
    },
    {
      label: 'packetLoss',
      value: write(statistics.lossRatio, { style: 'percent', maximumFractionDigits: 1 }),
    },
    { label: 'jitter', value: milliseconds(statistics.jitterMilliseconds) },
    { label: 'roundTrip', value: milliseconds(statistics.roundTripMilliseconds) },
  ];
}

/** The same as plain text, a paragraph a track. */
export function statisticsText(tracks: readonly { title: string; lines: readonly string[] }[]): string {
  return tracks
    .map(({ title, lines }) => [title, ...lines.map((line) => `  ${line}`)].join('\n'))
    .join('\n\n');
}
