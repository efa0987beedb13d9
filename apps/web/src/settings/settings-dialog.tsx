import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Call } from '../call/call.ts';
import { LanguagePicker } from '../i18n/language-picker.tsx';
import { Dialog } from '../ui/dialog.tsx';

type SettingsDialogProps = { isOpen: boolean; onOpenChange: (isOpen: boolean) => void; call: Call };

/** What can be set while in a call. */
export function SettingsDialog({ isOpen, onOpenChange }: SettingsDialogProps): ReactNode {
  const t = useTranslations('controls');
  return (
    <Dialog title={t('settings')} isOpen={isOpen} onOpenChange={onOpenChange}>
      <LanguagePicker />
    </Dialog>
  );
}
