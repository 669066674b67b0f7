/** Starts the page. */
import { render } from 'solid-js/web';
import { RoadPage } from './pages/road-page.tsx';
import './style.css';

const root = document.getElementById('root');
if (root) render(() => <RoadPage />, root);
