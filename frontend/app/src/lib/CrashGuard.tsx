import { Component, type ReactNode } from 'react';
import { SpeechContext } from '../words/useWords.ts';
import { Notice } from './Notice.tsx';

interface Props {
  readonly children: ReactNode;
}

/** Says what is safe, where a page can't go on. */
export class CrashGuard extends Component<Props, { readonly hasCrashed: boolean }> {
  static override contextType = SpeechContext;
  declare context: React.ContextType<typeof SpeechContext>;
  override state = { hasCrashed: false };

  static getDerivedStateFromError(): { hasCrashed: boolean } {
    return { hasCrashed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasCrashed) return this.props.children;
    const { crash } = this.context.words;
    return (
      <Notice title={crash.title} text={crash.text}>
        <a href={window.location.href}>{crash.reload}</a>
      </Notice>
    );
  }
}
