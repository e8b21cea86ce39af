/**
 * The Java names of the names of a source.
 *
 * <p>Begin at {@link org.barreleye.flounder.naming.JavaNames}, which names everything in one interface;
 * {@link org.barreleye.compiler.naming.JavaIdentifier} spells one name. Knows that Java has keywords and customs, but
 * not what is generated. Came from: {@code model}. Go on to: {@code emit}.
 *
 * <p>Previous stop: {@code flounder.model}. Next stop: {@code flounder.plan}.
 */
package org.barreleye.flounder.naming;
