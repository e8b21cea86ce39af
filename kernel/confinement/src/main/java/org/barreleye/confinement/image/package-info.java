/**
 * The class files of a jar: which of them its programs reach, and what the system offers them. Reads class files and
 * loads none. Must not know: which classes and methods are allowed.
 *
 * <p>Previous stop: {@code confinement}. Next stop: {@code confinement.check}.
 */
package org.barreleye.confinement.image;
