/** What can be wrong with a specification, with an explanation of each. */
package org.barreleye.hamlet.diagnostic;
