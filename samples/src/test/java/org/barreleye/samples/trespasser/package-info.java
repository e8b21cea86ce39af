/** Violations of the architecture rules, to show that the rules can fail. */
package org.barreleye.samples.trespasser;
