import type { Library, Question } from './model.js';

/** What people may be asked at all: published, and about a service one can still begin with unless that is the point. */
export function offeredQuestions(library: Library): Question[] {
  return [...library.questions.values()].filter(({ status, topic, aboutLifecycle }) => {
    const lifecycle = library.topics.get(topic)?.lifecycle;
    return status === 'published' && (aboutLifecycle || (lifecycle !== 'ended' && lifecycle !== 'closed-to-new'));
  });
}
