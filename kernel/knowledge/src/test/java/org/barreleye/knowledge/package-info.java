/** Tests of the knowledge base: its engine, its explanations, and each policy over small sets of facts. */
package org.barreleye.knowledge;
