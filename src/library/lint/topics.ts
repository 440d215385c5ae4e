import type { Library, Problem, Topic } from '../model.js';
import { found, reviewFinding, when } from './case.js';

export type TopicRule = (topic: Topic, library: Library, today: string) => readonly Problem[];

const tasks: TopicRule = (topic, library) => {
  const codes = library.exam.tasks.map((task) => task.code);
  const strange = topic.tasks.filter((task) => !codes.includes(task));
  return when(strange.length > 0, () =>
    found('T01', topic.place, `tasks: expected some of ${codes.join(', ')}, received ${strange.join(', ')}`),
  );
};

const category: TopicRule = (topic, library) =>
  when(!library.categories.includes(topic.category), () =>
    found('T02', topic.place, `category: expected one of ${library.categories.join(', ')}, received ${topic.category}`),
  );

const neighbours: TopicRule = (topic, library) =>
  (['confusables', 'related'] as const).flatMap((field) =>
    topic[field].flatMap((id, index) => {
      const fits = library.topics.has(id) && id !== topic.id && topic[field].indexOf(id) === index;
      return when(!fits, () => {
        const got = library.topics.has(id)
          ? id === topic.id
            ? 'the topic itself'
            : `${id} twice`
          : `${id}, which is no topic`;
        return found('T03', topic.place, `${field}: expected ids of other topics, once each, received ${got}`);
      });
    }),
  );

const lifecycle: TopicRule = (topic) => {
  if (topic.lifecycle === 'active') return [];
  const missing = [
    ...(topic.lifecycleNote === undefined ? ['lifecycle_note'] : []),
    ...(topic.lifecycleSource === undefined ? ['lifecycle_source'] : []),
  ];
  return when(missing.length > 0, () =>
    found(
      'T04',
      topic.place,
      `lifecycle ${topic.lifecycle}: expected lifecycle_note and lifecycle_source, received no ${missing.join(', no ')}`,
    ),
  );
};

const reviewed: TopicRule = (topic, _library, today) => reviewFinding('T05', topic.place, topic.reviewed, today);

const HOSTS = /^(?:[a-z0-9-]+\.)*(?:aws\.amazon\.com|amazonaws\.com|awsstatic\.com|amazon\.science)$/;

const hosts: TopicRule = (topic) => {
  const all = [
    ...topic.sources,
    ...(topic.lifecycleSource === undefined ? [] : [{ key: 'lifecycle_source', url: topic.lifecycleSource }]),
  ];
  return all.flatMap(({ key, url }) => {
    const parsed = URL.canParse(url) ? new URL(url) : undefined;
    const fits = parsed?.protocol === 'https:' && HOSTS.test(parsed.hostname);
    return when(!fits, () =>
      found('T06', topic.place, `sources.${key}: expected a https page on an AWS host, received ${url}`),
    );
  });
};

const cardMinimum: TopicRule = (topic) => {
  const least = topic.lifecycle === 'active' && topic.inScope ? 6 : 2;
  return when(topic.cards.length < least, () =>
    found('T07', topic.place, `cards: expected at least ${least}, received ${topic.cards.length}`),
  );
};

const corrections: TopicRule = (topic) => {
  const [ja, en] = [topic.corrections.ja.length, topic.corrections.en.length];
  return when(ja !== en, () =>
    found('T08', topic.place, `corrections: expected as many in en as in ja (${ja}), received ${en}`),
  );
};

export const TOPIC_RULES: readonly TopicRule[] = [
  tasks,
  category,
  neighbours,
  lifecycle,
  reviewed,
  hosts,
  cardMinimum,
  corrections,
];
