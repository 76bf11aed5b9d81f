// Before the shift: is the camera seen, is the microphone heard, does the speaker sound? Nothing of it leaves the page.
import {useEffect, useRef, useState} from 'preact/hooks';
import {choose, chosen, close_media, list_devices, open_media, play_on, type OwnMedia} from '../calls/own_media';
import {ask_to_notify, may_notify, ring_once} from '../calls/ringer';

const names = {camera: 'Camera', microphone: 'Microphone', speaker: 'Speaker'} as const;
const kinds = {camera: 'videoinput', microphone: 'audioinput', speaker: 'audiooutput'} as const;
type Device = keyof typeof names;

export function DevicesCheck() {
  const [checking, set_checking] = useState(false);
  return (
    <section class="wm-panel wm-devices" aria-labelledby="devices">
      <h2 class="govuk-heading-m" id="devices">
        Before your shift
      </h2>
      {checking ? (
        <Check done={() => set_checking(false)} />
      ) : (
        <>
          <p class="govuk-body">Check that you can be seen and heard.</p>
          <button class="govuk-button govuk-button--secondary wm-flush" type="button" onClick={() => set_checking(true)}>
            Check camera and sound
          </button>
        </>
      )}
    </section>
  );
}

function Check({done}: {done: () => void}) {
  const [media, set_media] = useState<OwnMedia | null>(null);
  const [devices, set_devices] = useState<MediaDeviceInfo[]>([]);
  const [notified, set_notified] = useState(may_notify());
  const picture = useRef<HTMLVideoElement>(null);
  const {camera, microphone, speaker} = chosen.value;
  const level = useLevel(media?.stream ?? null);
  const [heard, set_heard] = useState(false);
  useEffect(() => set_heard((before) => before || level > 0), [level]);

  useEffect(() => {
    let opened: OwnMedia | null = null;
    let left = false;
    void open_media().then(async (now) => {
      if (left) return close_media(now.stream);
      opened = now;
      set_media(now);
      set_devices(await list_devices());
    });
    return () => {
      left = true;
      close_media(opened?.stream ?? null);
    };
  }, [camera, microphone]);
  useEffect(() => set_heard(false), [microphone]);
  useEffect(() => {
    if (picture.current) picture.current.srcObject = media?.stream ?? null;
  }, [media]);
  useEffect(() => play_on(picture.current, speaker), [speaker]);

  return (
    <>
      <video class="wm-devices__self" ref={picture} autoplay playsInline muted aria-label="You, as customers see you" />
      <p class="govuk-body" role="status">
        {media === null
          ? 'Asking for your camera and microphone…'
          : media.missing || (heard ? 'You are seen and heard.' : 'You are seen. Say something.')}
      </p>
      <div class="wm-devices__level">
        <span id="level">Microphone</span>
        <meter min={0} max={1} value={level} aria-labelledby="level" />
      </div>
      {(Object.keys(names) as Device[]).map((device) => {
        const found = devices.filter((one) => one.kind === kinds[device] && one.deviceId);
        if (!found.length) return null;
        return (
          <div class="govuk-form-group" key={device}>
            <label class="govuk-label" for={`device-${device}`}>
              {names[device]}
            </label>
            <select
              class="govuk-select"
              id={`device-${device}`}
              value={chosen.value[device]}
              onChange={(event) => choose({[device]: event.currentTarget.value})}
            >
              <option value="">The browser’s own choice</option>
              {found.map((one) => (
                <option key={one.deviceId} value={one.deviceId}>
                  {one.label || names[device]}
                </option>
              ))}
            </select>
          </div>
        );
      })}
      <div class="wm-devices__acts">
        <button class="govuk-button govuk-button--secondary" type="button" onClick={ring_once}>
          Play the ring
        </button>
        {notified ? null : (
          <button
            class="govuk-button govuk-button--secondary"
            type="button"
            onClick={() => void ask_to_notify().then(set_notified)}
          >
            Notify me of calls
          </button>
        )}
        <button class="govuk-button" type="button" onClick={done}>
          Done
        </button>
      </div>
    </>
  );
}

// How loud the microphone is, from 0 to 1, ten times a second.
function useLevel(stream: MediaStream | null): number {
  const [level, set_level] = useState(0);
  useEffect(() => {
    if (!stream?.getAudioTracks().length) return;
    const audio = new AudioContext();
    const analyser = audio.createAnalyser();
    analyser.fftSize = 8_192; // longer than the time between two looks, so that no sound falls between
    audio.createMediaStreamSource(stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples);
      const loudest = samples.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
      set_level(Math.round(Math.min(1, loudest * 1.6) * 20) / 20);
    }, 100);
    return () => {
      clearInterval(timer);
      void audio.close();
    };
  }, [stream]);
  return level;
}
