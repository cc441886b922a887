import { CloudClicker, IndexedDbStorage } from '@cloudclicker/client';
import { createRoot } from 'react-dom/client';
import { Applause } from './Applause.tsx';

/** `?service=…&counter=…` name others. */
const query = new URLSearchParams(location.search);
const service = query.get('service') ?? 'http://localhost:8080';
const counter = query.get('counter') ?? 'global';

/** One client for the page. Presses are kept in the browser until it is known that they count. */
const clicker = new CloudClicker(service, await IndexedDbStorage.open());

createRoot(document.getElementById('root')!).render(<Applause view={clicker.view(counter)} clicker={clicker} />);
