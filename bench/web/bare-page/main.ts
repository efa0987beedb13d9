import { joinBareCall } from '../../../stability/people/bare-call.ts';

const button = document.createElement('button');
button.textContent = 'Join';
button.addEventListener('click', () => void joinBareCall(), { once: true });
document.body.append(button);
