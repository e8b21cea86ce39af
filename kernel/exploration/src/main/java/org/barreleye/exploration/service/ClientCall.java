package org.barreleye.exploration.service;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.state.Shared;

/**
 * A call that a client can make.
 *
 * @param name in reports
 * @param capabilities the number of capabilities that a client needs to make it
 * @param when whether a client with these results makes it
 * @param action makes the call over a binding; its continuation reports the end
 */
@Shared // functions without state
record ClientCall<B extends Binding>(String name, int capabilities, Predicate<List<CallResult>> when,
        BiConsumer<B, CallResult> action) {}
