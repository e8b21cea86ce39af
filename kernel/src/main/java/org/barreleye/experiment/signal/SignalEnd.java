package org.barreleye.experiment.signal;

import org.barreleye.domain.Domain;
import org.barreleye.domain.device.InterruptLine;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.InterruptVectorReference;
import org.barreleye.generated.user.NotifyInterruptReference;
import org.barreleye.generated.user.signal.ObtainResult;
import org.barreleye.generated.user.signal.SignalClient;
import org.barreleye.generated.user.signal.SignalHandler;
import org.barreleye.generated.user.signal.SignalInterface;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.syscall.Wait;

/** One of the two programs: its vector, and the authority to signal the other. */
final class SignalEnd {
    private final Domain domain;
    private final InterruptLine line;
    private final NotifyInterruptReference partner;

    private SignalEnd(Domain domain, InterruptLine line, NotifyInterruptReference partner) {
        this.domain = domain;
        this.line = line;
        this.partner = partner;
    }

    /** Obtains the capabilities and connects the vector; returns when the partner has done so too. */
    static SignalEnd open(Domain domain, int core, int partner) throws CallFailed {
        SignalClient client = SignalInterface.client(domain.connect(SignalServer.NAME,
                channel -> SignalInterface.connect(channel, new SignalHandler() {})), domain.events());
        ObtainResult obtained = client.obtain(core, partner);
        check(obtained.err());
        InterruptLine line = InterruptLine.connect(domain, new InterruptVectorReference(obtained.vector().address()),
                cause -> {});
        check(client.start());
        return new SignalEnd(domain, line, new NotifyInterruptReference(obtained.signal().address()));
    }

    /** Signals the partner. */
    void signal() throws CallFailed {
        Outcome<Outcome.Unit> sent = partner.signal(domain.syscalls());
        check(ErrorCode.of(sent.error()));
    }

    /** Blocks until the partner signals. */
    void await() {
        line.await(Wait.FOREVER);
    }

    private static void check(ErrorCode error) throws CallFailed {
        if (error.failed()) {
            throw new CallFailed(new Failure(Failure.Kind.REFUSED, "signals: " + SystemError.describe(error)));
        }
    }
}
