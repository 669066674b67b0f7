/** A socket that says nothing more once it was let go: a dead network may hold a real one open for minutes. */

export type LiveSocket = { send: (words: string) => void; letGo: () => void };

export function openLiveSocket(
  url: string,
  on: { open: () => void; message: (words: unknown) => void; close: (code: number) => void },
): LiveSocket {
  const socket = new WebSocket(url);
  let isHeld = true;
  socket.addEventListener('open', () => isHeld && on.open());
  socket.addEventListener('message', ({ data }) => isHeld && on.message(data));
  socket.addEventListener('close', ({ code }) => isHeld && on.close(code));
  return {
    send: (words) => socket.send(words),
    letGo: () => {
      isHeld = false;
      socket.close();
    },
  };
}
