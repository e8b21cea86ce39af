/**
 * The name service: who offers what. Records are found by name, waited for, and watched; a record lives as long as the
 * binding of whoever registered it, so nothing is ever found that is gone.
 */
package org.barreleye.service.name;
