import { RoomName } from '@livemeet/shared-types';
import { lazy, type ReactNode, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { HomePage } from './home/home-page.tsx';
import { MeetingPage } from './meeting/meeting-page.tsx';
import { UnsupportedPage } from './meeting/unsupported-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { routePatterns } from './routes.ts';
import { ToastArea } from './ui/toast.tsx';

const CheckPage = lazy(() =>
  import('./check/check-page.tsx').then((module) => ({ default: module.CheckPage })),
);

/** Every address and what is there. */
export function App(): ReactNode {
  return (
    <Switch>
      <Route path={routePatterns.home}>
        <HomePage />
      </Route>
      <Route path={routePatterns.check}>
        <Suspense fallback={null}>
          <CheckPage />
        </Suspense>
      </Route>
      <Route path={routePatterns.meeting}>{({ roomName }) => <Meeting roomName={roomName} />}</Route>
      <Route>
        <NotFoundPage kind="page" />
      </Route>
    </Switch>
  );
}

function Meeting({ roomName }: { roomName: string }): ReactNode {
  if (!RoomName.safeParse(roomName).success) return <NotFoundPage kind="room" />;
  if (!('RTCPeerConnection' in globalThis)) return <UnsupportedPage />;
  // Another room is another meeting: nothing of the one before lives on.
  return (
    <ToastArea key={roomName}>
      <MeetingPage roomName={roomName} />
    </ToastArea>
  );
}
