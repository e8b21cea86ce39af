/** The command line from outside, and whole runs of the system. */
package org.barreleye.cli;
