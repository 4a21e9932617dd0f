(ns rhenea.client
  "Talks to one node's HTTP interface, and says of every operation what is known of it.

  A node ends each answer with an outcome: ok, fail (certainly no effect) or info (perhaps an
  effect). What gets no answer is info as well, unless the connection could not even be made. The
  one exception are reads: whatever kept them from an answer, they changed nothing, so they fail."
  (:require [clojure.data.json :as json]
            [clojure.string :as str])
  (:import (java.io IOException)
           (java.net ConnectException URI URLEncoder)
           (java.net.http HttpClient HttpClient$Version HttpConnectTimeoutException HttpRequest
                          HttpRequest$BodyPublishers HttpResponse$BodyHandlers)
           (java.nio.charset StandardCharsets)
           (java.time Duration)))

(def http-port
  "Where every node answers HTTP."
  7201)

(def breath-ms
  "How long a client waits that found no server: the clients of a dead node would else use up the
  load, since nobody else fails as fast."
  500)

(def connect-timeout (Duration/ofSeconds 2))

(def request-timeout
  "Longer than the node's own patience, so that its answer, which knows more, comes first."
  (Duration/ofSeconds 12))

(defn open
  "A connection to a node."
  [node]
  {:node node
   :base (str "http://" node ":" http-port)
   :http (-> (HttpClient/newBuilder)
             (.version HttpClient$Version/HTTP_1_1)
             (.connectTimeout connect-timeout)
             (.build))})

(defn path
  "A path of these segments, each escaped."
  [& segments]
  (->> segments
       (map #(str/replace (URLEncoder/encode (str %) StandardCharsets/UTF_8) "+" "%20"))
       (str/join "/")
       (str "/v1/")))

(defn query
  "A path with parameters."
  [path parameters]
  (->> parameters
       (map (fn [[k v]] (str (name k) "=" (URLEncoder/encode (str v) StandardCharsets/UTF_8))))
       (str/join "&")
       (str path "?")))

(defn- unanswered
  [definite? message]
  (ex-info message {:type     ::unanswered
                    :outcome  (if definite? :fail :info)
                    :reason   message}))

(defn- http-request
  [conn method path body timeout]
  (let [publisher (cond (nil? body)    (HttpRequest$BodyPublishers/noBody)
                        (string? body) (HttpRequest$BodyPublishers/ofString body)
                        :else          (HttpRequest$BodyPublishers/ofString (json/write-str body)))]
    (-> (HttpRequest/newBuilder (URI/create (str (:base conn) path)))
        (.timeout timeout)
        (.method (str/upper-case (name method)) publisher)
        (.build))))

(defn request!
  "Sends a request; the answer as a map with :outcome :ok. Anything else is thrown as ex-info whose
  data have :outcome (:fail or :info), :reason, and what else the node said. A string is sent as it
  is, other bodies as JSON."
  ([conn method path] (request! conn method path nil))
  ([conn method path body] (request! conn method path body request-timeout))
  ([conn method path body timeout]
   (let [response (try (.send ^HttpClient (:http conn)
                              (http-request conn method path body timeout)
                              (HttpResponse$BodyHandlers/ofString))
                       (catch HttpConnectTimeoutException _
                         (throw (unanswered true "no connection in time")))
                       (catch ConnectException e
                         (Thread/sleep (long breath-ms))
                         (throw (unanswered true (str "no connection: " (ex-message e)))))
                       (catch IOException e
                         (throw (unanswered false (str "no answer: " (ex-message e))))))
         answer   (try (json/read-str (.body response) :key-fn keyword)
                       (catch Exception _
                         (throw (unanswered false (str "no JSON, status "
                                                       (.statusCode response))))))
         answer   (update answer :outcome keyword)]
     (if (= :ok (:outcome answer))
       answer
       (throw (ex-info (str (:reason answer))
                       (assoc answer
                              :type   ::answered
                              :status (.statusCode response))))))))

(defn attempt!
  "Sends a request; the answer whatever it is: how it ended is its :outcome."
  [& request]
  (try (apply request! request)
       (catch clojure.lang.ExceptionInfo e
         (when-not (:outcome (ex-data e)) (throw e))
         (ex-data e))))

(defn failure
  "How an operation ended that threw what request! throws."
  [op e]
  (let [{:keys [outcome reason status]} (ex-data e)]
    (assoc op
           :type  (if (= :fail outcome) :fail :info)
           :error (if status [status reason] reason))))

(defmacro with-outcome
  "Evaluates body, which completes op; what request! throws completes it as failed or unknown. Ops
  whose :f is in `reads` cannot have had an effect."
  [op reads & body]
  `(try ~@body
        (catch clojure.lang.ExceptionInfo e#
          (if (#{::unanswered ::answered} (:type (ex-data e#)))
            (cond-> (failure ~op e#)
              (contains? ~reads (:f ~op)) (assoc :type :fail))
            (throw e#)))))

(defn cells
  "Several keys of the table as of one position: a map from key to {:value, :version}; a key that
  is not there is missing."
  [conn keys]
  (->> (request! conn :post "/v1/table" {:keys keys})
       :values
       (filter :found)
       (map (juxt :key #(select-keys % [:value :version])))
       (into {})))

(defn guard
  "A guard: the key is as cells has found it."
  [cells key]
  (if-let [{:keys [version]} (get cells key)]
    {:key key, :version version}
    {:key key, :absent true}))

(defn transact!
  "A transaction: all of it or nothing. Throws with :outcome :fail if a guard does not hold."
  [conn guards actions]
  (request! conn :post "/v1/transactions" {:if guards, :do actions}))

(defn chain
  "The chain of a log as a node knows it."
  [conn log]
  (request! conn :get (path "logs" log) nil (Duration/ofSeconds 3)))

(defn active
  "The last segment of a chain."
  [chain]
  (peek (:segments chain)))
