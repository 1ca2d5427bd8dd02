package dev.aionis.drill.junit;

/**
 * What had to hold did not. An assertion error, so that it shows as failed and never as broken, and does not stop the
 * scenario; without a stack trace, since where it was asserted says nothing.
 */
class NotMet extends AssertionError {

    private static final long serialVersionUID = 1L;

    NotMet(String message) {
        super(message);
        setStackTrace(new StackTraceElement[0]);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
