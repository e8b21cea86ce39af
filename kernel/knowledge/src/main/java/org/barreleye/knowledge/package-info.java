/**
 * The knowledge base: facts about the system, rules read from files, queries in Prolog whose steps, depth and solutions
 * are bounded, and the proof of each answer. Syntax, terms, operators and arithmetic are those of Projog; the
 * resolution is here, since it counts its steps and records what it proves. Start at
 * {@link org.barreleye.knowledge.KnowledgeBase}. {@code kernel/docs/knowledge.md} explains the rules. Must not know:
 * the kernel, the machine.
 *
 * <p>Previous stop: {@code service.knowledge}. Next stop: {@code domain}.
 */
package org.barreleye.knowledge;
