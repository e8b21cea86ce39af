/**
 * The Hamlet compiler in a Maven build: a thin shell over {@link org.barreleye.hamlet.HamletCompiler}. Must not know:
 * anything of the language.
 */
package org.barreleye.hamlet.maven;
