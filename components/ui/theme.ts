import type {
  ButtonFactory,
  CSSVariablesResolver,
  CheckboxFactory,
  CloseButtonFactory,
  ComboboxFactory,
  DrawerFactory,
  ExtendComponent,
  FactoryPayload,
  InputFactory,
  InputWrapperFactory,
  MantineThemeOverride,
  MenuFactory,
  ModalFactory,
  NotificationFactory,
  PasswordInputFactory,
  PopoverFactory,
  RadioFactory,
  SwitchFactory,
  TooltipFactory,
} from '@mantine/core'
import button from './button.module.css'
import { cx } from './class-names'
import s from './theme.module.css'

const controlHeight = { sm: '32px', md: '36px', lg: '44px' } as const

function heightOf(size: unknown): string {
  return size === 'sm' || size === 'lg' ? controlHeight[size] : controlHeight.md
}

function fontOf(size: unknown): string {
  return size === 'sm' ? '13px' : size === 'lg' ? '16px' : '14px'
}

/** Types a component's part without importing the component, which would put all of them into the first load. */
function skin<Payload extends FactoryPayload>(part: ExtendComponent<Payload>): ExtendComponent<Payload> {
  return part
}

/** The component library in our tokens. A button is plain unless it asks for `variant="filled"`: one a view or card. */
export const theme: MantineThemeOverride = {
  primaryColor: 'brand',
  primaryShade: 6,
  white: '#ffffff',
  black: '#1f1b18',
  colors: {
    brand: ['#fbecea', '#f5d3cf', '#eba9a3', '#df7d76', '#d3504c', '#ca2e31', '#c1121f', '#9c0e19', '#840b15', '#6b0911'],
    gray: ['#fbfaf7', '#f7f5f1', '#f1eee8', '#e7e2da', '#d6cfc4', '#8e8579', '#716960', '#574f47', '#3b352f', '#1f1b18'],
  },
  fontFamily: 'var(--font)',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.5', sm: '1.55', md: '1.55', lg: '1.55', xl: '1.3' },
  headings: { fontFamily: 'var(--font)', fontWeight: '600' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '4px', sm: '4px', md: '6px', lg: '8px', xl: '8px' },
  defaultRadius: 'md',
  shadows: { xs: 'none', sm: 'none', md: 'var(--shadow-pop)', lg: 'var(--shadow-pop)', xl: 'var(--shadow-pop)' },
  breakpoints: { xs: '37.5em', sm: '48em', md: '60em', lg: '80em', xl: '90em' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: skin<ButtonFactory>({
      defaultProps: { variant: 'default', size: 'md' },
      classNames: { root: cx(button.root), section: cx(button.section), label: cx(button.label) },
    }),
    Input: skin<InputFactory>({
      defaultProps: { size: 'md' },
      classNames: { input: cx(s.input), section: cx(s.section) },
      vars: (_theme, props) => ({
        wrapper: {
          '--input-height': heightOf(props.size),
          '--input-fz': fontOf(props.size),
        },
      }),
    }),
    InputWrapper: skin<InputWrapperFactory>({
      defaultProps: { inputWrapperOrder: ['label', 'description', 'input', 'error'] },
      classNames: { label: cx(s.label), required: cx(s.required), description: cx(s.description), error: cx(s.error) },
    }),
    PasswordInput: skin<PasswordInputFactory>({ classNames: { visibilityToggle: cx(s.toggle) } }),
    Checkbox: skin<CheckboxFactory>({
      defaultProps: { size: 'xs', radius: 'sm' },
      classNames: { body: cx(s.checkBody), input: cx(s.check), label: cx(s.checkLabel) },
    }),
    Radio: skin<RadioFactory>({
      defaultProps: { size: 'xs' },
      classNames: { body: cx(s.checkBody), radio: cx(s.check), label: cx(s.checkLabel) },
    }),
    Switch: skin<SwitchFactory>({ classNames: { body: cx(s.checkBody), label: cx(s.checkLabel) } }),
    Combobox: skin<ComboboxFactory>({
      defaultProps: { shadow: 'md' },
      classNames: { dropdown: cx(s.dropdown), option: cx(s.option) },
    }),
    Popover: skin<PopoverFactory>({ defaultProps: { shadow: 'md' }, classNames: { dropdown: cx(s.dropdown) } }),
    Menu: skin<MenuFactory>({
      // A menu may hold only its items; the library's focus placeholder would be one child too many.
      defaultProps: { shadow: 'md', withInitialFocusPlaceholder: false },
      classNames: { dropdown: cx(s.dropdown), item: cx(s.option), itemSection: cx(s.itemSection) },
    }),
    Modal: skin<ModalFactory>({
      defaultProps: { centered: true, overlayProps: { color: '#1f1b18', backgroundOpacity: 0.4 } },
      classNames: {
        content: cx(s.modal),
        header: cx(s.modalHeader),
        title: cx(s.modalTitle),
        body: cx(s.modalBody),
        close: cx(s.close),
      },
    }),
    Drawer: skin<DrawerFactory>({
      defaultProps: { size: 400, overlayProps: { color: '#1f1b18', backgroundOpacity: 0.2 } },
      classNames: { header: cx(s.modalHeader), title: cx(s.modalTitle), body: cx(s.modalBody), close: cx(s.close) },
    }),
    CloseButton: skin<CloseButtonFactory>({ classNames: { root: cx(s.close) } }),
    Tooltip: skin<TooltipFactory>({ classNames: { tooltip: cx(s.tooltip) } }),
    Notification: skin<NotificationFactory>({ defaultProps: { color: 'var(--ok)' }, classNames: { root: cx(s.notification) } }),
  },
}

/** The library's own colour variables, so that errors are orange-brown (red is identity, never a verdict). */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-text': '#1f1b18',
    '--mantine-color-error': '#a8420a',
    '--mantine-color-success': '#0b6b61',
    '--mantine-color-placeholder': '#716960',
    '--mantine-color-anchor': '#1a579b',
    '--mantine-color-default-border': '#d6cfc4',
    '--mantine-color-disabled-color': '#716960',
  },
  dark: {},
})
