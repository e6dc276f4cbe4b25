import { Button, CopyButton, Modal } from '@mantine/core'
import { useTranslations } from 'next-intl'
import s from './account.module.css'

/** A generated password, shown this once; only its button closes it. */
export function PasswordTold({
  displayName,
  name,
  password,
  onDone,
}: {
  displayName: string
  name: string
  password: string
  onDone: () => void
}) {
  const t = useTranslations('account.told')
  return (
    <Modal opened onClose={onDone} title={t('title')} withCloseButton={false} closeOnEscape={false} closeOnClickOutside={false}>
      <div className={s.told}>
        <p>{t('text', { name: displayName })}</p>
        <dl className={s.secret}>
          <dt>{t('account')}</dt>
          <dd>{name}</dd>
          <dt>{t('password')}</dt>
          <dd>{password}</dd>
        </dl>
        <div className={s.end}>
          <CopyButton value={password}>
            {({ copied, copy }) => (
              <Button onClick={copy} aria-live="polite">
                {t(copied ? 'copied' : 'copy')}
              </Button>
            )}
          </CopyButton>
          <Button variant="filled" onClick={onDone} data-autofocus>
            {t('done')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
