/**
 * What a specification means: names resolved, inheritance applied, legal by construction, immutable. Stop before:
 * {@code syntax}. Go on to: {@code emit}. Knows no Java text.
 */
package org.barreleye.hamlet.model;
