// Screens as a kiosk sends them, one of each kind that the mirror must know. Held against view.schema.json when shown.
import type {Node, View} from '../../provisioning/console/generated/view';

const button = (id: string, name: string, rest: Partial<Node> = {}): Node => ({
  role: 'button',
  id,
  name,
  actions: ['activate'],
  ...rest,
});

const toolbar: Node = {
  role: 'toolbar',
  id: 'toolbar',
  name: 'Help with this screen',
  children: [
    button('control.listen', 'Listen', {icon: 'listen'}),
    button('control.text-size', 'Text size', {icon: 'text-size', value: '100%'}),
    button('control.contrast', 'Contrast', {icon: 'contrast'}),
    button('control.language', 'Language', {icon: 'language'}),
    button('control.reach', 'Bring the screen down', {icon: 'lower'}),
    button('control.help', 'Get help', {icon: 'help'}),
    button('control.hide', 'Hide my answers', {icon: 'hide'}),
    button('control.start-again', 'Start again', {icon: 'restart'}),
  ],
};
const banner = (name = 'Ardwell Council', bar: Node[] = [toolbar]): Node => ({
  role: 'banner',
  id: 'banner',
  name,
  icon: 'council',
  children: bar,
});
const footer = (...children: Node[]): Node => ({role: 'footer', id: 'region.footer', children});
const back = button('back', 'Back', {emphasis: 'secondary', icon: 'back'});
const proceed = button('continue', 'Continue', {emphasis: 'primary'});
const main = (...children: Node[]): Node => ({role: 'main', id: 'region.main', children});
const tile = (id: string, name: string, description: string, icon: string): Node => ({
  role: 'tile',
  id,
  name,
  description,
  icon,
  actions: ['activate'],
});

const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const keyboard: Node = {
  role: 'keyboard',
  id: 'region.keyboard',
  name: 'Keyboard',
  children: [
    ...rows.map((letters): Node => ({
      role: 'key_row',
      children: [...letters].map((letter): Node => ({
        role: 'key',
        id: `key.${letter}`,
        name: letter,
        actions: ['activate'],
      })),
    })),
    {
      role: 'key_row',
      children: [
        {
          role: 'key',
          id: 'keyboard.capitals',
          name: 'Capitals',
          icon: 'keyboard_capslock',
          width_chars: 2,
          actions: ['activate'],
        },
        {role: 'key', id: 'keyboard.space', name: 'Space', width_chars: 4, actions: ['activate']},
        {role: 'key', id: 'keyboard.delete', name: 'Delete', icon: 'backspace', width_chars: 2, actions: ['activate']},
      ],
    },
  ],
};

export const attract: View = {
  screen: 'attract',
  title: 'Touch the screen to start',
  lang: 'en-GB',
  theme: 'light',
  focus: 'start',
  regions: [
    banner('Ardwell Council', []),
    main(
      {role: 'heading', name: 'Touch the screen to start', level: 1},
      {role: 'paragraph', name: 'Open today until 5pm'},
      button('start', 'Start', {emphasis: 'primary', icon: 'touch'}),
      {
        role: 'notice',
        name: 'Harbour Road closed',
        description: 'Blue bins on Harbour Road are emptied on Thursday this week.',
      },
      {role: 'paragraph', name: 'Tòisich', lang: 'gd'},
      {role: 'paragraph', name: 'ابدأ', lang: 'ar'},
      {role: 'status', id: 'status', name: 'Status code A1', live: true},
    ),
  ],
};

export const home: View = {
  screen: 'home',
  title: 'How can we help you today?',
  lang: 'en-GB',
  theme: 'light',
  focus: 'home.do-it-here',
  regions: [
    banner(),
    main(
      {role: 'heading', name: 'How can we help you today?', level: 1},
      {
        role: 'hint',
        name: 'Choose a service. You can stop at any time, and nothing is sent until you have checked your answers.',
      },
      {
        role: 'tile_group',
        id: 'choices',
        name: 'Choices',
        children: [
          tile('home.do-it-here', 'Do it here', 'Report, apply or tell us something', 'do-it-here'),
          tile('home.get-a-number', 'Get a number', 'Wait to be called to a desk', 'ticket'),
          tile('home.talk', 'Talk to someone', 'By phone or at the desk', 'talk'),
          tile('home.appointment', 'I have an appointment', 'Tell us that you are here', 'appointment'),
        ],
      },
    ),
    {
      role: 'aside',
      id: 'region.aside',
      children: [
        {
          role: 'ticket',
          id: 'ticket',
          name: 'Your place in the queue',
          value: 'C042',
          description: 'About 6 minutes to wait, with 2 people ahead of you.',
        },
      ],
    },
    footer(back),
  ],
};

export const question: View = {
  screen: 'question',
  title: 'What is your name?',
  lang: 'en-GB',
  theme: 'light',
  focus: 'field.name',
  regions: [
    banner(),
    main(
      {role: 'progress', name: 'Step 2 of 5', position: 2, set_size: 5},
      {role: 'heading', name: 'What is your name?', level: 1},
      {
        role: 'text_field',
        id: 'field.name',
        name: 'Full name',
        description: 'As it is on your council tax bill',
        value: 'Aonghas',
        purpose: 'name',
        actions: ['activate', 'edit_text'],
        caret: {grapheme: 7},
      },
    ),
    footer(back, proceed),
    keyboard,
  ],
};

export const with_error: View = {
  screen: 'question',
  title: 'Error: What is your postcode?',
  lang: 'en-GB',
  theme: 'light',
  focus: 'error.postcode',
  regions: [
    banner(),
    main(
      {
        role: 'error_summary',
        id: 'errors',
        name: 'There is a problem',
        children: [
          {role: 'link', id: 'error.postcode', name: 'Enter your postcode, like AB12 3CD', actions: ['activate']},
        ],
      },
      {role: 'heading', name: 'What is your postcode?', level: 1},
      {
        role: 'text_field',
        id: 'field.postcode',
        name: 'Postcode',
        value: 'A',
        purpose: 'postcode',
        width_chars: 10,
        invalid: true,
        actions: ['activate', 'edit_text'],
        children: [{role: 'error_message', name: 'Enter your postcode, like AB12 3CD'}],
      },
      {
        role: 'radio_group',
        id: 'field.bin',
        name: 'Which bin?',
        invalid: true,
        children: [
          {role: 'error_message', name: 'Choose a bin'},
          {
            role: 'radio',
            id: 'field.bin.blue',
            name: 'Blue',
            description: 'Paper and card',
            actions: ['activate'],
            position: 1,
            set_size: 2,
          },
          {
            role: 'radio',
            id: 'field.bin.green',
            name: 'Green',
            actions: ['activate'],
            selected: true,
            position: 2,
            set_size: 2,
          },
        ],
      },
      {
        role: 'checkbox_group',
        id: 'field.contact',
        name: 'How may we reach you?',
        children: [
          {role: 'checkbox', id: 'field.contact.text', name: 'Text message', actions: ['activate'], selected: true},
          {role: 'checkbox', id: 'field.contact.post', name: 'Letter', actions: ['activate']},
        ],
      },
    ),
    footer(back, proceed),
  ],
};

export const check: View = {
  screen: 'check_answers',
  title: 'Check your answers',
  lang: 'en-GB',
  theme: 'light',
  focus: 'change.name',
  regions: [
    banner(),
    main(
      {role: 'heading', name: 'Check your answers before you send them', level: 1},
      {
        role: 'summary_list',
        id: 'summary',
        children: [
          {
            role: 'summary_row',
            name: 'Name',
            value: '••••••',
            privacy: 'private',
            children: [button('change.name', 'Change')],
          },
          {role: 'summary_row', name: 'Which bin', value: 'Blue', children: [button('change.bin', 'Change')]},
          {
            role: 'summary_row',
            name: 'What is wrong',
            value: 'The lorry did not come down our street.',
            children: [button('change.wrong', 'Change')],
          },
        ],
      },
    ),
    footer(back, button('send', 'Accept and send', {emphasis: 'primary', icon: 'send'})),
  ],
};

export const confirmation: View = {
  screen: 'confirmation',
  title: 'We have your request',
  lang: 'en-GB',
  theme: 'light',
  focus: 'receipt.paper',
  regions: [
    banner(),
    main(
      {role: 'heading', name: 'We have your request', level: 1},
      {role: 'key_value', id: 'reference', name: 'Reference number', value: '7K3M-9QTX-R'},
      {
        role: 'list',
        name: 'What happens next',
        children: [
          {role: 'list_item', name: 'We empty your bin within two working days'},
          {role: 'list_item', name: 'You need do nothing more'},
        ],
      },
      {role: 'qr_code', id: 'qr', name: 'Scan to keep your reference', value: 'Reference 7K3M-9QTX-R'},
      {
        role: 'group',
        name: 'Receipt',
        children: [button('receipt.paper', 'Print it', {icon: 'print'}), button('receipt.none', 'No receipt')],
      },
      {role: 'inset', name: 'Keep this number until then.'},
    ),
    footer(button('finish', 'Finish', {emphasis: 'primary'})),
  ],
};

export const feedback: View = {
  screen: 'feedback',
  title: 'How was it?',
  lang: 'en-GB',
  theme: 'light',
  focus: 'rating.5',
  presentation: {contrast: 'light_on_dark', text_percent: 125},
  regions: [
    banner(),
    main(
      {role: 'heading', name: 'How was it?', level: 1},
      {
        role: 'rating_group',
        id: 'ratings',
        name: 'Choose a face',
        children: ['Very dissatisfied', 'Dissatisfied', 'Neither', 'Satisfied', 'Very satisfied'].map(
          (name, place): Node => ({
            role: 'rating',
            id: `rating.${place + 1}`,
            name,
            position: place + 1,
            set_size: 5,
            actions: ['activate'],
            ...(place === 4 ? {selected: true} : {}),
          }),
        ),
      },
    ),
    footer(
      button('feedback.skip', 'Skip', {emphasis: 'quiet'}),
      button('feedback.send', 'Send', {emphasis: 'primary'}),
    ),
  ],
};

export const still_there: View = {
  ...home,
  focus: 'still-there.more-time',
  regions: [
    ...home.regions,
    {
      role: 'dialog',
      id: 'dialog',
      name: 'Are you still there?',
      children: [
        {role: 'heading', name: 'Are you still there?', level: 2},
        {role: 'timer', name: 'Seconds left', value: '24'},
        button('still-there.more-time', 'More time', {emphasis: 'primary'}),
        button('still-there.start-again', 'Start again', {emphasis: 'warning'}),
      ],
    },
  ],
};

export const arabic: View = {
  screen: 'home',
  title: 'بماذا يمكننا مساعدتك اليوم؟',
  lang: 'ar',
  direction: 'right_to_left',
  theme: 'light',
  focus: 'service.bins',
  regions: [
    banner('مجلس أردويل', [
      {
        role: 'toolbar',
        id: 'toolbar',
        name: 'مساعدة',
        children: [
          button('control.listen', 'استمع', {icon: 'listen'}),
          button('control.language', 'اللغة', {icon: 'language'}),
        ],
      },
    ]),
    main(
      {role: 'heading', name: 'بماذا يمكننا مساعدتك اليوم؟', level: 1},
      {role: 'hint', name: 'اختر إحدى الخدمات التالية. يمكنك التوقف في أي وقت، ولن يُرسَل أي شيء حتى تراجع إجاباتك.'},
      {
        role: 'tile_group',
        id: 'services',
        name: 'الخدمات',
        children: [
          tile('service.bins', 'النفايات وإعادة التدوير', 'الإبلاغ عن عدم جمع النفايات', 'bins'),
          tile('service.housing', 'السكن والإصلاحات', 'طلب إصلاح أو التقدم بطلب للحصول على سكن', 'repairs'),
        ],
      },
      {role: 'text_field', id: 'field.name', name: 'الاسم', value: 'محمد علي', actions: ['activate', 'edit_text']},
    ),
    footer(
      button('back', 'رجوع', {emphasis: 'secondary', icon: 'back'}),
      button('continue', 'متابعة', {emphasis: 'primary'}),
    ),
  ],
};

// As large as it gets, in the other contrast theme, with everything brought down: what a person needs most at once.
export const largest: View = {
  ...question,
  presentation: {text_percent: 200, contrast: 'dark_on_light', low_reach: true, motion: false, hidden: true},
};

export const advice: View = {
  screen: 'ending',
  title: 'We cannot come back for this bin',
  lang: 'en-GB',
  theme: 'light',
  focus: 'finish',
  regions: [
    banner(),
    main(
      {role: 'heading', name: 'We cannot come back for this bin', level: 1},
      {role: 'paragraph', name: 'Until your next collection you can:'},
      {
        role: 'list',
        children: [
          {role: 'list_item', name: 'keep the waste in the bin'},
          {role: 'list_item', name: 'take it to the recycling centre'},
        ],
      },
      {
        role: 'group',
        id: 'confirmation',
        icon: 'done',
        emphasis: 'primary',
        children: [
          {role: 'key_value', id: 'phone', name: 'Telephone', value: '01632 960123', description: 'Monday to Friday'},
        ],
      },
      {
        role: 'group',
        id: 'when',
        name: 'When was it?',
        description: 'For example 19 11 2026',
        invalid: true,
        children: [
          {role: 'error_message', id: 'message.when', name: 'Enter a real date'},
          ...['Day', 'Month', 'Year'].map((name): Node => ({
            role: 'text_field',
            id: `field.${name}`,
            name,
            width_chars: name === 'Year' ? 4 : 2,
            purpose: 'digits',
            invalid: true,
            actions: ['edit_text'],
          })),
        ],
      },
      {
        role: 'group',
        id: 'hours',
        name: 'Opening hours',
        icon: 'hours',
        children: [{role: 'paragraph', name: 'Open all day'}],
      },
      {role: 'status', id: 'receipt', name: 'Printing…', icon: 'print', busy: true, live: true},
      {role: 'timer', name: '24 seconds left', value: '24', live: true},
    ),
    footer(back, button('finish', 'Finish', {emphasis: 'primary', disabled: true})),
  ],
};

export const all = {
  largest,
  advice,
  attract,
  home,
  question,
  with_error,
  check,
  confirmation,
  feedback,
  still_there,
  arabic,
};
