/**
 * What the Maven plugins of both compilers share: which files count, how parameters are read, how findings are told.
 * The goals themselves are each plugin's, since Maven reads their parameters from there. Must not know: a language.
 */
package org.barreleye.compiler.maven;
