import { Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useLocale } from '../../i18n/use-locale.ts';
import { Button } from '../../ui/button.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { useTell } from '../../ui/use-tell.ts';
import { copyText } from '../copy-text.ts';
import styles from './statistics-panel.module.css';
import { type StatisticsValue, statisticsText, statisticsValues } from './statistics-values.ts';
import { type TrackRow, useTrackStatistics } from './use-track-statistics.ts';

type StatisticsPanelProps = { onClose: () => void; finalFocus: () => HTMLElement | null };

/** What the browser says of every track that is sent or received, to be read and to be copied into a report. */
export function StatisticsPanel(props: StatisticsPanelProps): ReactNode {
  const t = useTranslations('statistics');
  return (
    <SidePanel {...props} title={t('title')}>
      <Statistics />
    </SidePanel>
  );
}

type Track = { key: string; title: string; values: StatisticsValue[] };

function Statistics(): ReactNode {
  const t = useTranslations('statistics');
  const tell = useTell();
  const tracks = useTracks();
  const copy = async (): Promise<void> => {
    const text = statisticsText(
      tracks.map(({ title, values }) => ({
        title,
        lines: values.map(({ label, value }) => `${t(label)}: ${value}`),
      })),
    );
    tell((await copyText(text)) ? t('copied') : t('notCopied'));
  };
  return (
    <>
      <Button onClick={() => void copy()}>
        <Copy aria-hidden size={18} />
        {t('copy')}
      </Button>
      {tracks.map(({ key, title, values }) => (
        <section key={key} className={styles.track} data-testid="track-statistics" data-track={key}>
          <h3 className={styles.title}>{title}</h3>
          <dl className={styles.values}>
            {values.map(({ label, value }) => (
              <div key={label}>
                <dt>{t(label)}</dt>
                <dd data-value={label}>{value}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </>
  );
}

function useTracks(): Track[] {
  const t = useTranslations('statistics');
  const { locale } = useLocale();
  const rows = useTrackStatistics() ?? [];
  const titleOf = ({ participant, kind }: TrackRow): string => {
    const name = participant.name ?? '';
    if (participant.isLocal) return kind === 'camera' ? t('cameraSent') : t('microphoneSent');
    return kind === 'camera' ? t('cameraReceived', { name }) : t('microphoneReceived', { name });
  };
  return rows.map((row) => ({
    key: row.key,
    title: titleOf(row),
    values: statisticsValues(row.statistics, row.kind, locale),
  }));
}
