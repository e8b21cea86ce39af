/**
 * The knowledge base service: answers questions about the system, and explains the answers. Its facts are those of the
 * boot, those that follow from the records of the name service, and those that clients add. Start at
 * {@link org.barreleye.service.knowledge.KnowledgeService}.
 *
 * <p>May not know: other services.
 *
 * <p>Previous stop: {@code service.terminal}. Next stop: {@code knowledge}.
 */
package org.barreleye.service.knowledge;
