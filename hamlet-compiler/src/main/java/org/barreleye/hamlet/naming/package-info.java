/**
 * The Java names of the names in a specification.
 *
 * <p>Begin at {@link org.barreleye.hamlet.naming.JavaNames}. The package may not know JavaPoet or the classes that are
 * generated under these names.
 *
 * <p>Previous stop: {@code hamlet.model}. Next stop: {@code hamlet.emit}.
 */
package org.barreleye.hamlet.naming;
