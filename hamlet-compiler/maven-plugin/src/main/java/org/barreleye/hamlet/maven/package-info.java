/**
 * The goals of the Hamlet Maven plugin, over {@link org.barreleye.hamlet.HamletCompiler}.
 *
 * <p>The package may not know the language; it passes files to the compiler and findings to the log.
 *
 * <p>Previous stop: {@code compiler.maven}. Next stop: {@code hamlet}.
 */
package org.barreleye.hamlet.maven;
