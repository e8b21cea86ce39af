/**
 * How the names of a specification are written in Java.
 *
 * <p>Begin at {@link org.barreleye.hamlet.naming.JavaNames}. Must not know: JavaPoet, or what is generated under these
 * names. Came from: {@code model}. Go on to: {@code emit}.
 */
package org.barreleye.hamlet.naming;
