package dev.aionis.drill.sandbox;

/** What has become of the worker's process: it works, it is there but stopped by a signal, or it is not there. */
public enum WorkerState {
    RUNNING,
    FROZEN,
    STOPPED
}
