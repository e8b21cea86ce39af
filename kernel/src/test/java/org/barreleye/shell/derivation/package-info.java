/** Tests of the tree of derivation and its renderings. */
package org.barreleye.shell.derivation;
