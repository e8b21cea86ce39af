package org.barreleye.domain;

import java.util.List;
import java.util.TreeSet;
import org.barreleye.domain.binding.BindListener;
import org.barreleye.domain.binding.Connector;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.nameservice.NameserviceBinding;
import org.barreleye.generated.user.nameservice.NameserviceHandler;
import org.barreleye.generated.user.nameservice.NameserviceInterface;
import org.barreleye.generated.user.nameservice.WatchContinuation;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;

/**
 * A watch over the records of the name service whose names have a prefix, for reactors. When the name service ends, its
 * records are removed, and those of the next one are watched.
 */
public final class NameWatch implements Connector<NameserviceBinding>, BindListener<NameserviceBinding>,
        NameserviceHandler, Copyable {
    private final Domain domain;
    private final String prefix;
    private final NameListener listener;
    private final TreeSet<String> names = new TreeSet<>();

    /**
     * A watch that has not begun.
     *
     * @param prefix of the names, such as {@code core.}; empty for all
     */
    public NameWatch(Domain domain, String prefix, NameListener listener) {
        this.domain = domain;
        this.prefix = prefix;
        this.listener = listener;
    }

    /** Begins, when there is a name service. */
    public void start() {
        domain.connectToNameService(this, this);
    }

    @Override
    public NameserviceBinding connect(Channel channel) {
        return NameserviceInterface.connect(channel, this);
    }

    @Override
    public void bound(NameserviceBinding binding) {
        binding.sendWatch(prefix, new Begun(this));
    }

    @Override
    public void added(String name, String attributes) {
        names.add(name);
        listener.onAdded(name, attributes);
    }

    @Override
    public void removed(String name) {
        names.remove(name);
        listener.onRemoved(name);
    }

    @Override
    public void onClosed(Failure reason) {
        List<String> gone = List.copyOf(names);
        names.clear();
        gone.forEach(listener::onRemoved);
        if (reason.kind() == Failure.Kind.PEER_GONE) {
            start();
        }
    }

    /** A name service that has ended is waited for again. */
    @Override
    public void failed(Failure failure) {
        if (failure.kind() == Failure.Kind.PEER_GONE) {
            start();
        } else {
            report(failure.toString());
        }
    }

    private void report(String problem) {
        domain.syscalls().print("cannot watch the records of the name service: " + problem);
    }

    /** The answer to the request to watch. */
    private record Begun(NameWatch watch) implements WatchContinuation, Copyable {
        @Override
        public void replied(ErrorCode err) {
            if (err.failed()) {
                watch.report(SystemError.describe(err));
            }
        }

        /** The name service has ended, and {@link NameWatch#onClosed} waits for the next one. */
        @Override
        public void failed(Failure failure) {
            if (failure.kind() != Failure.Kind.PEER_GONE) {
                watch.report(failure.toString());
            }
        }
    }
}
