/** The shell between two fakes: a person who types, and a system that answers as it is told. */
package org.barreleye.shell;
