/** The check and the rewriting of programs, on programs that are compiled in the tests. */
package org.barreleye.confinement;
