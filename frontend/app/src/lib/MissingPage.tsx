import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '../words/useWords.ts';
import { Notice } from './Notice.tsx';

export function MissingPage(): ReactNode {
  const { missing } = useWords().words;
  return (
    <Notice title={missing.title} text={missing.text}>
      <Link to="/">{missing.home}</Link>
    </Notice>
  );
}
