import { Grid2x2, RectangleHorizontal, Sparkles } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { type Preferences, setPreferences } from '../../storage/preferences.ts';
import { usePreferences } from '../../storage/use-preferences.ts';
import { MenuChoice } from '../../ui/menu.tsx';

export type Layout = Preferences['layout'];

const icons = { auto: Sparkles, tiled: Grid2x2, spotlight: RectangleHorizontal } as const;

const layouts = ['auto', 'tiled', 'spotlight'] as const satisfies readonly Layout[];

/** How the stage is laid out, as a part of a menu. */
export function LayoutChoice(): ReactNode {
  const t = useTranslations('controls');
  const { layout } = usePreferences();
  const words = { auto: t('layoutAuto'), tiled: t('layoutTiled'), spotlight: t('layoutSpotlight') };
  return (
    <MenuChoice
      label={t('layout')}
      value={layout}
      options={layouts.map((value) => {
        const Icon = icons[value];
        return { value, icon: <Icon aria-hidden size={20} />, words: words[value] };
      })}
      onChoose={(chosen) => setPreferences({ layout: chosen })}
    />
  );
}

/** The layout that a key press goes to from this one. */
export function layoutAfter(layout: Layout): Layout {
  return layouts[(layouts.indexOf(layout) + 1) % layouts.length] ?? 'auto';
}
