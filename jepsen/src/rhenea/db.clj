(ns rhenea.db
  "Installs the distribution on every node, runs it, kills it, pauses it, collects what it wrote."
  (:require [clojure.data.json :as json]
            [clojure.string :as str]
            [clojure.tools.logging :refer [info]]
            [jepsen [control :as c]
                    [core :as jepsen]
                    [db :as db]
                    [util :as util]]
            [jepsen.control.net :as cn]
            [jepsen.control.util :as cu]
            [rhenea [client :as client]
                    [composition :as composition]
                    [members :as members]])
  (:import (java.io File)
           (java.time Duration)))

(def dir      "/opt/rhenea")
(def data     "/var/lib/rhenea")
(def config   "/etc/rhenea-cluster.json")
(def log-file "/var/log/rhenea.log")
(def pid-file "/run/rhenea.pid")
(def uploaded "/tmp/rhenea-distribution.tar.gz")

(def clock-file
  "Where libfaketime reads a node's offset."
  "/var/lib/rhenea-clock")

(def process-pattern
  "What matches the command line of the node's JVM and no other: not that of the command that looks
  for it, either."
  "dev[.]rhenea[.]cli[.]Rhenea[ ]node")

(defn addresses
  "Where a node listens; the first nodes host ZooKeeper as well."
  [test node]
  (let [ip (cn/ip node)
        at (fn [port] (str ip ":" port))]
    (cond-> {:peer (at 7101), :http (at client/http-port)}
      (some #{node} (composition/keepers (:nodes test)))
      (assoc :engines {:zookeeper {:client (at 7301), :quorum (at 7302), :election (at 7303)}}))))

(def logs
  "One for the log workload, one under the table."
  ["default" "table"])

(def ^:private forgetful
  "Keeps little of the table's log, so that nodes that join have to copy what was trimmed, and
  segments that name one that wants to leave are soon gone."
  {:every 50, :keep 0, :hold 200})

(defn cluster-file
  "The cluster file, the same on all nodes."
  [{:keys [faults] :as test}]
  (let [founders (members/founders test)]
    (cond-> {:cluster    "jepsen"
             :nodes      (into (sorted-map) (map (juxt identity (partial addresses test))) founders)
             :register   (str "paxos(" (str/join ", " founders) ")")
             :logs       (zipmap logs (repeat (:first test)))
             :durability "fsync"}
      (:membership faults) (assoc :retention forgetful))))

(defn- checksum
  [file]
  (first (str/split (c/exec :sha256sum file) #" ")))

(defn- unpack!
  "Unpacks an archive on this node, unless it is what was unpacked before."
  [file]
  (let [sum    (checksum file)
        marker (str dir "/.unpacked-from")]
    (when-not (and (cu/exists? marker) (= sum (c/exec :cat marker)))
      (cu/install-archive! (str "file://" file) dir)
      (c/exec :echo sum :> marker))))

(defn install!
  "Installs the distribution: a URL (file:// is a file on the node), or a file on this machine."
  [tarball]
  (if-let [[_ scheme path] (re-find #"^(https?|file)://(.*)" tarball)]
    (unpack! (if (= "file" scheme) path (cu/cached-wget! tarball)))
    (do (c/upload (.getCanonicalPath (File. ^String tarball)) uploaded)
        (unpack! uploaded))))

(defn- environment
  "Options of the JVM, and with them the clock that rhenea.nemesis can set."
  [{:keys [jvm-options faketime]}]
  (cond-> {}
    jvm-options (assoc :RHENEA_JVM_OPTIONS jvm-options)
    faketime    (assoc :LD_PRELOAD faketime
                       :FAKETIME_TIMESTAMP_FILE clock-file
                       :FAKETIME_CACHE_DURATION 1
                       :FAKETIME_DONT_FAKE_MONOTONIC 1
                       ; Or waits end when they like: the fix is for C libraries of long ago.
                       :FAKETIME_FORCE_MONOTONIC_FIX 0)))

(defn health!
  "What a node says of itself; throws if it does not answer."
  [node]
  (client/request! (client/open node) :get "/v1/health" nil (Duration/ofSeconds 3)))

(defn await-health
  "Waits until a node answers at all; whether it did within these milliseconds."
  [node patience]
  (try (util/await-fn #(health! node)
                      {:log-message    (str "Waiting for " node)
                       :log-interval   10000
                       :retry-interval 100
                       :timeout        patience})
       true
       (catch clojure.lang.ExceptionInfo _ false)))

(defn- cluster-options
  "How a node finds its cluster: in the file, or by asking a founder, best one that is there."
  [test node]
  (if (members/founder? test node)
    [:--cluster config]
    (let [founders (shuffle (members/founders test))
          asked    (or (some #(when (await-health % 500) %) founders) (first founders))
          here     (addresses test node)]
      [:--join (:http (addresses test asked)) :--peer (:peer here) :--http (:http here)])))

(defn start!
  [test node]
  (cu/start-daemon!
    {:logfile log-file
     :pidfile pid-file
     :chdir   dir
     :env     (environment test)
     ; The launcher becomes the JVM, so the pid is right and the name of the program is not.
     :match-executable? false}
    (str dir "/bin/rhenea")
    :node (cluster-options test node) :--node node :--folder data))

(defn ended?
  "Is there no node's process on this node?"
  []
  (= "ended" (c/exec* (str "pgrep -f '" process-pattern "' >/dev/null || echo ended"))))

(defn wipe!
  "Empties this node's disk."
  []
  (c/su (c/exec* (str "rm -rf " data "/*"))))

(defn set-clock!
  "Lets this node's clock run at an offset, in seconds with a sign."
  [offset]
  (c/su (c/exec :echo offset :> clock-file))
  offset)

(defn await-ready
  "Waits until a node answers for its logs."
  [node]
  (util/await-fn
    #(when-not (some #{"table"} (:logs (health! node)))
       (throw (ex-info "still starting" {})))
    {:log-message (str "Waiting for " node)
     :log-interval 10000
     :retry-interval 250
     :timeout 90000}))

(defn await-write
  "Waits until the table takes a write through a node."
  [node]
  (let [conn (client/open node)]
    (util/await-fn
      (fn [] (client/request! conn :put (client/path "table" (str "ready-" node)) "yes"))
      {:log-message (str "Waiting for the first write through " node)
       :log-interval 10000
       :timeout 90000})))

(defn sequencers
  "The nodes that order entries for a log now, by what any node says of its chain."
  [test log]
  (or (some (fn [node]
              (try (composition/sequencers (:composition (client/active
                                                           (client/chain (client/open node) log))))
                   (catch clojure.lang.ExceptionInfo _ nil)))
            (shuffle (:nodes test)))
      []))

(defn db
  "A cluster of Rhenea nodes from the distribution in `tarball`."
  [tarball]
  (reify
    db/DB
    (setup! [this test node]
      (c/su
        (info "installing" tarball)
        (install! tarball)
        (cu/write-file! (json/write-str (cluster-file test)) config)
        (c/exec :rm :-rf data log-file)
        (c/exec :mkdir :-p data)
        (when (:faketime test) (set-clock! "+0")))
      (doseq [now? [members/founder? (complement members/founder?)]]
        (jepsen/synchronize test)
        (when (now? test node)
          (c/su (start! test node))
          (await-ready node)))
      (jepsen/synchronize test)
      (await-write node))

    (teardown! [this test node]
      (db/resume! this test node)
      (db/kill! this test node)
      (c/su (c/exec :rm :-rf data pid-file)))

    db/Kill
    (start! [_ test node]
      (if (members/away? test node)
        :away
        (c/su (start! test node))))
    (kill! [_ _ _]
      (c/su (cu/grepkill! process-pattern)
            (c/exec :rm :-f pid-file))
      :killed)

    db/Pause
    (pause!  [_ _ _] (c/su (cu/grepkill! :stop process-pattern)) :paused)
    (resume! [_ _ _] (c/su (cu/grepkill! :cont process-pattern)) :resumed)

    db/Primary
    (primaries [_ test]
      (filter (set (:nodes test)) (sequencers test (:log test))))
    (setup-primary! [_ _ _])

    db/LogFiles
    (log-files [_ _ _]
      {log-file "rhenea.log", config "cluster.json"})))
