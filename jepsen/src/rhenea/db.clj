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
                    [nemesis :as nemesis]])
  (:import (java.io File)
           (java.time Duration)))

(def dir      "/opt/rhenea")
(def data     "/var/lib/rhenea")
(def config   "/etc/rhenea-cluster.json")
(def log-file "/var/log/rhenea.log")
(def pid-file "/run/rhenea.pid")
(def uploaded "/tmp/rhenea-distribution.tar.gz")

(defn addresses
  "Where a node listens; the first nodes host ZooKeeper as well."
  [test node]
  (let [ip (cn/ip node)
        at (fn [port] (str ip ":" port))]
    (cond-> {:peer (at 7101), :http (at client/http-port)}
      (some #{node} (composition/keepers (:nodes test)))
      (assoc :engines {:zookeeper {:client (at 7301), :quorum (at 7302), :election (at 7303)}}))))

(defn cluster-file
  "The cluster file, the same on all nodes."
  [test]
  {:cluster    "jepsen"
   :nodes      (into (sorted-map) (map (juxt identity (partial addresses test))) (:nodes test))
   :register   (str "paxos(" (str/join ", " (:nodes test)) ")")
   :logs       {:default (:first test), :table (:first test)}
   :durability "fsync"})

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
                       :FAKETIME_TIMESTAMP_FILE nemesis/clock-file
                       :FAKETIME_NO_CACHE 1
                       :FAKETIME_DONT_FAKE_MONOTONIC 1)))

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
    :node :--cluster config :--node node :--folder data))

(defn await-ready
  "Waits until a node answers for its logs."
  [node]
  (let [conn (client/open node)]
    (util/await-fn
      (fn []
        (let [health (client/request! conn :get "/v1/health" nil (Duration/ofSeconds 3))]
          (assert (some #{"table"} (:logs health)) "still starting")))
      {:log-message (str "Waiting for " node)
       :log-interval 10000
       :retry-interval 250
       :timeout 90000})))

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
        (jepsen/synchronize test)
        (start! test node))
      (await-ready node)
      (jepsen/synchronize test)
      (await-write node))

    (teardown! [this test node]
      (db/resume! this test node)
      (db/kill! this test node)
      (c/su (c/exec :rm :-rf data pid-file)))

    db/Kill
    (start! [_ test node]
      (c/su (start! test node)))
    (kill! [_ _ _]
      (c/su (cu/grepkill! nemesis/process-pattern)
            (c/exec :rm :-f pid-file))
      :killed)

    db/Pause
    (pause!  [_ _ _] (c/su (cu/grepkill! :stop nemesis/process-pattern)) :paused)
    (resume! [_ _ _] (c/su (cu/grepkill! :cont nemesis/process-pattern)) :resumed)

    db/Primary
    (primaries [_ test]
      (filter (set (:nodes test)) (sequencers test (:log test))))
    (setup-primary! [_ _ _])

    db/LogFiles
    (log-files [_ _ _]
      {log-file "rhenea.log", config "cluster.json"})))
