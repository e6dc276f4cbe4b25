/** Ends the session and goes to the sign-in page; what that takes is loaded only now. */
export async function leave(): Promise<void> {
  const { signOut } = await import('next-auth/react')
  await signOut({ callbackUrl: '/sign-in' })
}
