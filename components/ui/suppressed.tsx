import { IconEyeOff } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { StateBlock } from './state-block';

interface SuppressedProps {
  /** The smallest number of persons that is shown. */
  threshold: number;
}

/** Too few persons to show a number without pointing at them. */
export function Suppressed({ threshold }: SuppressedProps) {
  const t = useTranslations('ui');
  return (
    <StateBlock
      icon={<IconEyeOff size={24} stroke={1.6} />}
      title={t('suppressed.title', { threshold })}
      hint={t('suppressed.hint', { threshold })}
    />
  );
}
