declare global {
  interface Window {
    tellPolicyViolation(violation: string): void;
  }
}

/**
 * Runs in the page before its own code: tells each violation of the page's policy, as the rule and what broke it.
 * Self-contained, for it is sent to the browser as text.
 */
export function observePolicy(): void {
  document.addEventListener(
    'securitypolicyviolation',
    ({ effectiveDirective, blockedURI, sourceFile, lineNumber }) => {
      // Behind the `?` of the SFU's address is a token.
      const [blocked] = blockedURI.split('?');
      const place = sourceFile ? ` at ${sourceFile}:${lineNumber}` : '';
      window.tellPolicyViolation(`${effectiveDirective} ${blocked}${place}`);
    },
  );
}
