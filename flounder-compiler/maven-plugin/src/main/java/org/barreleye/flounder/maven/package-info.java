/**
 * The Flounder compiler in a Maven build: a thin shell over {@link org.barreleye.flounder.FlounderCompiler}. Must not
 * know: anything of the language.
 */
package org.barreleye.flounder.maven;
