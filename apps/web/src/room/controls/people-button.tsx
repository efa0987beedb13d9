import { Users } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { useTranslations } from 'use-intl';
import { Tooltip } from '../../ui/tooltip.tsx';
import { ControlButton } from './control-button.tsx';
import { useShortcutWords } from './use-shortcut-words.ts';

type PeopleButtonProps = {
  ref: Ref<HTMLButtonElement>;
  count: number;
  isOpen: boolean;
  onToggle: () => void;
};

/** How many are here; opens who they are. */
export function PeopleButton({ ref, count, isOpen, onToggle }: PeopleButtonProps): ReactNode {
  const t = useTranslations();
  const words = useShortcutWords();
  return (
    <Tooltip words={`${t('controls.people')} (${words('people')})`}>
      <ControlButton
        ref={ref}
        isActive={isOpen}
        aria-expanded={isOpen}
        aria-label={`${t('controls.people')}: ${t('room.participants', { count })}`}
        onClick={onToggle}
      >
        <Users aria-hidden size={20} />
        <span>{count}</span>
      </ControlButton>
    </Tooltip>
  );
}
