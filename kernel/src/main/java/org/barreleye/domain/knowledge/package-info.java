/**
 * The use of the knowledge base by reactors. Start at {@link org.barreleye.domain.knowledge.KnowledgeConnection}: the
 * facts that a service publishes, and its queries. The package may not know the rules.
 *
 * <p>Previous stop: {@code domain.device}. Next stop: {@code service.knowledge}.
 */
package org.barreleye.domain.knowledge;
