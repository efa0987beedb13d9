import type { ReactNode } from 'react';
import styles from './meeting-illustration.module.css';

const people = [
  { x: 16, y: 16, tone: styles.toneA, isSpeaking: false },
  { x: 248, y: 16, tone: styles.toneB, isSpeaking: true },
  { x: 16, y: 150, tone: styles.toneC, isSpeaking: false },
  { x: 248, y: 150, tone: styles.toneD, isSpeaking: false },
] as const;

/** A stage with four people, one of them speaking; for the eye only. */
export function MeetingIllustration(): ReactNode {
  return (
    <svg className={styles.illustration} viewBox="0 0 480 334" aria-hidden="true">
      <rect width="480" height="334" rx="22" className={styles.stage} />
      {people.map(({ x, y, tone, isSpeaking }) => (
        <g key={`${x} ${y}`} transform={`translate(${x} ${y})`} className={tone}>
          <clipPath id={`tile-${x}-${y}`}>
            <rect width="216" height="124" rx="12" />
          </clipPath>
          <g clipPath={`url(#tile-${x}-${y})`}>
            <rect width="216" height="124" className={styles.wall} />
            <circle cx="108" cy="54" r="23" className={styles.figure} />
            <path d="M52 132c0-32 26-49 56-49s56 17 56 49z" className={styles.figure} />
          </g>
          <rect x="10" y="106" width={isSpeaking ? 56 : 44} height="8" rx="4" className={styles.name} />
          {isSpeaking && <rect x="1.5" y="1.5" width="213" height="121" rx="11" className={styles.ring} />}
        </g>
      ))}
      <g transform="translate(240 303)" className={styles.controls}>
        <circle cx="-44" r="15" />
        <circle r="15" />
        <rect x="26" y="-15" width="40" height="30" rx="15" className={styles.leave} />
      </g>
    </svg>
  );
}
