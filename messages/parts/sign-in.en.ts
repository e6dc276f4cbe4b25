import type { Shape } from '../shape'
import type { signInZh } from './sign-in.zh'

export const signInEn: Shape<typeof signInZh> = {
  slogan: 'A branch on every wheel,\na station by every road',
  platform: 'Party work among truck and ride-hailing drivers of Suzhou',
  title: 'Sign in',
  hint: 'Please use your own account',
  name: 'Account',
  password: 'Password',
  showPassword: 'Show or hide the password',
  submit: 'Sign in',
  forgotten: 'Forgotten password',
  forgottenHint:
    'Please ask the administrator who opened your account to reset the password: the district for branch secretaries and station keepers, the city for everybody else. You then choose your own.',
  noAccount: 'No account yet? Please ask the administrator of the organisation above yours.',
  rules: 'After {failures} failures in a row an account pauses for {pause} minutes; after {idle} minutes without use you are signed out.',
  traces: 'Actions are recorded. Please do not keep the password on a shared computer.',
  refused:
    'The account or password is not right, or the account cannot be used at present. After {failures} failures in a row it pauses for {pause} minutes.',
  unavailable: 'The server cannot be reached at present. Please try again later.',
  ended: 'Your session has ended. Please sign in again.',
  otherLanguage: '中文',
  otherLanguageCode: 'zh-CN',
}
