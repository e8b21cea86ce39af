/**
 * How the names of a source are spelled in Java.
 *
 * <p>Begin at {@link org.barreleye.flounder.spelling.JavaNames}, which names everything in one interface;
 * {@link org.barreleye.compiler.spelling.JavaIdentifier} spells one name. Knows that Java has keywords and customs, but
 * not what is generated. Came from: {@code model}. Go on to: {@code emit}.
 */
package org.barreleye.flounder.spelling;
